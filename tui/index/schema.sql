-- The index of one corpus: everything here is derived from its files and can be made again from them.
--
-- A record is known here by a number. That of an article or event is made of its earliest day and its
-- id (`numbers.py`), so the order of numbers is the order of dates, in every table and in FTS5.
-- Words are folded, and with œ, æ and ß taken apart (`words.py`), before they come here.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- What a file was when it was read; size and time decide whether it is looked at again, the hash
-- whether anything is done. A file has one record, `kind:id`, or one that cannot be used.
CREATE TABLE file (
  folder TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  mtime_ns INTEGER NOT NULL,
  size INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (folder, name)
) WITHOUT ROWID;
CREATE INDEX file_id ON file (kind, id);

-- A hash of what a folder listed when its files were read: where it is the same, no file is looked at.
-- Empty where something in it is wrong.
CREATE TABLE folder (path TEXT PRIMARY KEY, mark BLOB NOT NULL) WITHOUT ROWID;

-- What a list shows. `words`: the title's, and for an actor a line for each other spelling.
CREATE TABLE record (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  words TEXT NOT NULL,
  path TEXT NOT NULL,
  date TEXT,                            -- EDTF
  note TEXT,                            -- an article's credit, an actor's or event's type
  office TEXT,                          -- an actor's current one
  is_key INTEGER NOT NULL DEFAULT 0,
  differs INTEGER NOT NULL DEFAULT 0,
  mentions INTEGER NOT NULL DEFAULT 0,  -- of an actor, in all articles
  UNIQUE (kind, id)
);
CREATE INDEX record_newest ON record (kind, -number);
CREATE INDEX record_oldest ON record (kind, number < 16777216, number);  -- undated ones last
CREATE INDEX record_title ON record (kind, words, number);
CREATE INDEX record_mentions ON record (kind, -mentions, -is_key, words, number) WHERE kind = 'actor';
CREATE INDEX record_differing ON record (kind, -differs, number < 16777216, number) WHERE kind = 'event';
CREATE INDEX record_type ON record (kind, note, -mentions, words, number) WHERE kind = 'actor';

-- The whole record, and what is marked in an article: MessagePack.
CREATE TABLE content (number INTEGER PRIMARY KEY, record BLOB NOT NULL);
CREATE TABLE marks (article INTEGER PRIMARY KEY, marks BLOB NOT NULL);

CREATE TABLE mention (
  actor INTEGER NOT NULL,
  article INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (actor, article)
) WITHOUT ROWID;
CREATE INDEX mention_article ON mention (article, actor, count);

-- What articles have in the fields that a query can ask for, with how many have it.
CREATE TABLE value (
  field TEXT NOT NULL,                  -- source | author | tag | lang
  value TEXT NOT NULL,                  -- as written
  words TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (field, value)
) WITHOUT ROWID;

-- What a record says of others, by their ids: the other may come later, or never.
CREATE TABLE link (
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  why TEXT NOT NULL,                    -- participant | claim | place | related | of
  role TEXT,
  count INTEGER NOT NULL DEFAULT 1,
  position INTEGER NOT NULL,
  PRIMARY KEY (number, kind, id, why)
) WITHOUT ROWID;
CREATE INDEX link_other ON link (kind, id, why);

-- The spellings of actors, and how their words sound; `how`: name, a language, or also.
CREATE TABLE name (
  number INTEGER PRIMARY KEY,
  actor INTEGER NOT NULL,
  text TEXT NOT NULL,
  words TEXT NOT NULL,
  how TEXT NOT NULL
);
CREATE INDEX name_actor ON name (actor);
CREATE TABLE sound (key TEXT NOT NULL, word TEXT NOT NULL, name INTEGER NOT NULL,
                    PRIMARY KEY (key, word, name)) WITHOUT ROWID;
CREATE INDEX sound_name ON sound (name);

-- Words to names and titles. Their vocabularies are what a typed word is compared with.
CREATE VIRTUAL TABLE actor_words USING fts5 (
  words, content='', contentless_delete=1, tokenize="ascii tokenchars '_'");
CREATE VIRTUAL TABLE event_words USING fts5 (
  words, content='', contentless_delete=1, prefix='1 2 3', tokenize="ascii tokenchars '_'");
CREATE VIRTUAL TABLE article_words USING fts5 (
  words, content='', contentless_delete=1, prefix='1 2 3', tokenize="ascii tokenchars '_'");
CREATE VIRTUAL TABLE actor_vocabulary USING fts5vocab (actor_words, row);
CREATE VIRTUAL TABLE event_vocabulary USING fts5vocab (event_words, row);
CREATE VIRTUAL TABLE article_vocabulary USING fts5vocab (article_words, row);

-- The full text of articles. `facts`: single tokens such as actor_17, source_rfi, tag_niger, lang_fr.
CREATE VIRTUAL TABLE text USING fts5 (
  title, body, facts, content='', contentless_delete=1, tokenize="ascii tokenchars '_'");

-- A sample of the words in a row of each article (`shingles.py`), by which texts that share passages are found.
CREATE VIRTUAL TABLE shingle USING fts5 (
  marks, content='', contentless_delete=1, detail=none, tokenize='ascii');
CREATE VIRTUAL TABLE shingle_place USING fts5vocab (shingle, instance);

-- The words of titles and bodies, for finding what a typo meant; one may stay that no text has any more.
CREATE TABLE word (word TEXT PRIMARY KEY) WITHOUT ROWID;

-- What a run that was cut short left to do: articles to be marked anew, records to be compared with
-- others, actors whose mentions are to be counted.
CREATE TABLE unmarked (article INTEGER PRIMARY KEY);
CREATE TABLE unchecked (kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE miscounted (actor INTEGER PRIMARY KEY);

-- What is wrong. `about`: NULL, found in reading the file; 0, in listing the folder; -1, in comparing
-- decisions with records; else the number of the record that was compared with others.
CREATE TABLE problem (
  path TEXT NOT NULL,
  line INTEGER NOT NULL,
  field TEXT NOT NULL,
  message TEXT NOT NULL,
  about INTEGER
);
CREATE INDEX problem_path ON problem (path, line);
CREATE INDEX problem_about ON problem (about) WHERE about IS NOT NULL;

-- Much is written at once, and seldom: merging waits until a level is full, and the words of some thousand
-- articles are gathered in memory before they are written.
INSERT INTO text (text, rank) VALUES ('automerge', 0), ('hashsize', 33554432);
INSERT INTO shingle (shingle, rank) VALUES ('automerge', 0), ('hashsize', 33554432);
INSERT INTO article_words (article_words, rank) VALUES ('automerge', 0), ('hashsize', 33554432);
