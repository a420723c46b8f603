-- A published corpus: derived from the folder's own index, and made again from it.
--
-- The columns are those of the index (`../schema.sql`), whose statements are asked here too. Text is compared by
-- code points, as there. Bulky tables have the rowid of an article as their key, so that they can be divided by
-- it; the others are small beside them. Every row belongs to a unit, which `published` has with a digest:
-- a unit whose digest is the same is not written again.

CREATE TABLE meta (key text COLLATE "C" PRIMARY KEY, value text COLLATE "C" NOT NULL);

CREATE TABLE published (
  part text COLLATE "C" NOT NULL,
  unit bigint NOT NULL,
  digest bytea NOT NULL,
  PRIMARY KEY (part, unit)
);

CREATE TABLE record (
  number bigint PRIMARY KEY,
  kind text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  title text COLLATE "C" NOT NULL,
  words text COLLATE "C" NOT NULL,
  path text COLLATE "C" NOT NULL,
  date text COLLATE "C",
  note text COLLATE "C",
  office text COLLATE "C",
  is_key bigint NOT NULL,
  differs bigint NOT NULL,
  mentions bigint NOT NULL,
  labels text COLLATE "C" NOT NULL,
  found bigint NOT NULL
);

CREATE TABLE content (number bigint NOT NULL, record bytea NOT NULL) {divided:number};
CREATE TABLE marks (article bigint NOT NULL, marks bytea NOT NULL) {divided:article};
CREATE TABLE mention (actor bigint NOT NULL, article bigint NOT NULL, count bigint NOT NULL) {divided:article};
CREATE TABLE text (
  rowid bigint NOT NULL, size bigint NOT NULL, title tsvector NOT NULL, words tsvector NOT NULL
) {divided:rowid};
-- Ranking reads many: they are kept as they are, as compression saves little of them.
ALTER TABLE text ALTER words SET STORAGE EXTERNAL;
CREATE TABLE shingle (rowid bigint NOT NULL, marks bigint[] NOT NULL) {divided:rowid};
CREATE TABLE article_use (
  article bigint NOT NULL, names bytea NOT NULL, confidence float8 NOT NULL, reports bytea NOT NULL
) {divided:article};
CREATE TABLE name_use (
  name bigint NOT NULL, rank bigint NOT NULL, article bigint NOT NULL, count bigint NOT NULL, use bytea NOT NULL
) {divided:article};

CREATE TABLE event_words (rowid bigint NOT NULL, words tsvector NOT NULL);
CREATE TABLE actor_words (rowid bigint NOT NULL, unit bigint NOT NULL, words tsvector NOT NULL);
CREATE TABLE label (
  number bigint NOT NULL, label text COLLATE "C" NOT NULL, words text COLLATE "C" NOT NULL
);
CREATE TABLE link (
  number bigint NOT NULL,
  kind text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  why text COLLATE "C" NOT NULL,
  role text COLLATE "C",
  count bigint NOT NULL,
  position bigint NOT NULL
);
CREATE TABLE name (
  number bigint NOT NULL,
  actor bigint NOT NULL,
  text text COLLATE "C" NOT NULL,
  words text COLLATE "C" NOT NULL,
  how text COLLATE "C" NOT NULL
);
CREATE TABLE sound (
  key text COLLATE "C" NOT NULL, word text COLLATE "C" NOT NULL, name bigint NOT NULL, unit bigint NOT NULL
);
CREATE TABLE found_event (
  number bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  articles bigint NOT NULL,
  sharpness bigint NOT NULL,
  event bytea NOT NULL
);
CREATE TABLE found_actor (number bigint NOT NULL, suggestion bytea NOT NULL);
CREATE TABLE found_name (name bigint NOT NULL, actor bigint NOT NULL);
CREATE TABLE used_name (
  number bigint NOT NULL,
  form text COLLATE "C" NOT NULL,
  words text COLLATE "C" NOT NULL,
  of text COLLATE "C" NOT NULL,
  count bigint NOT NULL
);

CREATE TABLE word (word text COLLATE "C" NOT NULL, unit bigint NOT NULL);
CREATE TABLE actor_vocabulary (term text COLLATE "C" NOT NULL, unit bigint NOT NULL);
CREATE TABLE event_vocabulary (term text COLLATE "C" NOT NULL, unit bigint NOT NULL);
CREATE TABLE article_vocabulary (term text COLLATE "C" NOT NULL, unit bigint NOT NULL);

CREATE TABLE value (
  field text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL,
  words text COLLATE "C" NOT NULL,
  count bigint NOT NULL
);
CREATE TABLE note_file (
  name text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  words text COLLATE "C" NOT NULL,
  label_words text COLLATE "C" NOT NULL,
  labels text COLLATE "C" NOT NULL,
  note bytea
);
CREATE TABLE problem (
  path text COLLATE "C" NOT NULL,
  line bigint NOT NULL,
  field text COLLATE "C" NOT NULL,
  message text COLLATE "C" NOT NULL
);
