-- Names are found by any of their words, whatever the case: "bianchi", "ros mar". The words are asked for by their
-- beginnings. `name_words` is dear, and kept from being unfolded, so that no query reads a whole table with it rather
-- than the index.
CREATE FUNCTION name_words(name TEXT) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 10000
    AS $$ BEGIN
        RETURN array_to_tsvector(array_remove(regexp_split_to_array(lower(name), '[^[:alnum:]]+'), ''));
    END $$;

-- NULL when nothing of what was asked is a word: nothing is found then.
CREATE FUNCTION name_query(asked TEXT) RETURNS tsquery
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$ BEGIN
        RETURN (
            SELECT string_agg(quote_literal(word) || ':*', ' & ')::tsquery
            FROM unnest(regexp_split_to_array(lower(asked), '[^[:alnum:]]+')) AS word WHERE word <> ''
        );
    END $$;

CREATE INDEX "Holder_name_words" ON "Holder" USING GIN (name_words("displayName"));
CREATE INDEX "User_name_words" ON "User" USING GIN (name_words("displayName"));
CREATE INDEX "Request_name_words" ON "Request" USING GIN (name_words("customerName"));
