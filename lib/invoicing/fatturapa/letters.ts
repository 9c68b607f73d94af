/** Pairs "from to" of characters that no decomposition brings into Latin letters; capitals follow their small letters. */
const PAIRS = `
ł l  ø o  đ d  ð d  þ th  ħ h  ı i  ŋ n  œ oe  æ ae  ß ss  ĸ k  ſ s  ŧ t  ə e  ƒ f
‘ '  ’ '  ‚ '  ‛ '  “ "  ” "  „ "  ‹ <  › >  ′ '  ″ "  « "  » "  ´ '  ‐ -  ‑ -  ‒ -  – -  — -  ― -  − -  • -  · .  … ...
€ EUR  £ GBP  ™ TM  © (C)  ® (R)  № N.  ° o  º o  ª a  × x  ÷ :  ≤ <=  ≥ >=  ¼ 1/4  ½ 1/2  ¾ 3/4  ² 2  ³ 3  ¹ 1  µ u  ¿ ?  ¡ !
α a  β v  γ g  δ d  ε e  ζ z  η i  θ th  ι i  κ k  λ l  μ m  ν n  ξ x  ο o  π p  ρ r  σ s  ς s  τ t  υ y  φ f  χ ch  ψ ps  ω o
а a  б b  в v  г g  ґ g  д d  ђ dj  е e  є ye  ж zh  з z  ѕ dz  и i  і i  ї yi  ј j  й y  к k  л l  љ lj  м m  н n  њ nj  о o
п p  р r  с s  т t  ћ c  у u  ў u  ф f  х kh  ц ts  ч ch  џ dz  ш sh  щ shch  ъ "  ы y  ь '  э e  ю yu  я ya  ё yo
`;

/** What stands for a character that Latin-1 (or ASCII) lacks. */
export const LETTERS: ReadonlyMap<string, string> = new Map(
  PAIRS.trim()
    .split(/\n|\s{2,}/)
    .map((pair) => pair.split(" ") as [string, string]),
);
