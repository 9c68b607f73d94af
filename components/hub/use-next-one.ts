import { useRouter } from "next/navigation";
import { useState } from "react";

/** For forms that ask for one thing after the other: `count` is the key of the form, emptied each time one is done. */
export function useNextOne() {
  const router = useRouter();
  const [count, setCount] = useState(0);
  const done = () => {
    setCount((before) => before + 1);
    router.refresh();
  };
  return { count, done };
}
