-- The index of one corpus: everything here is derived from its files and can be made again from them.
--
-- `number` is the rowid of a record. That of an article or event is made of its earliest day and its
-- id (`record_ids.py`), so the order of rowids is the order of dates, in every table and in FTS5.
-- Words are folded, the ligatures œ, æ and ß expanded, and scripts without blanks between words split into
-- characters (`tokenizer.py`), before they are stored.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- The state of a file when it was read: size, times and inode decide whether it is read again, the hash
-- whether it is parsed. A file has one record, `kind:id`, or one that cannot be used.
CREATE TABLE file (
  folder TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  mtime_ns INTEGER NOT NULL,
  size INTEGER NOT NULL,
  ctime_ns INTEGER NOT NULL,
  inode INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (folder, name)
) WITHOUT ROWID;
CREATE INDEX file_id ON file (kind, id);

-- A hash of a folder's listing when its files were read: while it is the same, no file is looked at.
-- Empty if a file in it could not be read.
CREATE TABLE folder (path TEXT PRIMARY KEY, mark BLOB NOT NULL) WITHOUT ROWID;

-- The columns that lists show and are sorted by. `words`: those of the title, and for an actor a line
-- for each other spelling.
CREATE TABLE record (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  words TEXT NOT NULL,
  path TEXT NOT NULL,
  date TEXT,                            -- EDTF
  note TEXT,                            -- an article's credit, an actor's or event's type
  office TEXT,                          -- an actor's current or last office
  is_key INTEGER NOT NULL DEFAULT 0,
  differs INTEGER NOT NULL DEFAULT 0,   -- whether the sources of an event differ
  mentions INTEGER NOT NULL DEFAULT 0,  -- of an actor, in all articles
  labels TEXT NOT NULL DEFAULT '',      -- a person's own, with commas between them
  found INTEGER NOT NULL DEFAULT 0,     -- whether no file has it: found in the articles, kept by nobody
  UNIQUE (kind, id)
);
CREATE INDEX record_newest ON record (kind, -number);
CREATE INDEX record_oldest ON record (kind, number < 16777216, number);  -- undated ones last
CREATE INDEX record_title ON record (kind, words, number);
CREATE INDEX record_mentions ON record (kind, -mentions, -is_key, words, number) WHERE kind = 'actor';
CREATE INDEX record_differing ON record (kind, -differs, number < 16777216, number) WHERE kind = 'event';
CREATE INDEX record_found ON record (kind) WHERE found = 1;
CREATE INDEX record_type ON record (kind, note, -mentions, words, number) WHERE kind = 'actor';

-- The whole record, of all that have a file, and the annotations of an article (mentions and dates): MessagePack.
CREATE TABLE content (number INTEGER PRIMARY KEY, record BLOB NOT NULL);
CREATE TABLE marks (article INTEGER PRIMARY KEY, marks BLOB NOT NULL);

-- The events that an article reports (`annotate/found_events`), and of which found event each is; 0: that is
-- not known yet. MessagePack.
CREATE TABLE news_item (
  article INTEGER NOT NULL,
  number INTEGER NOT NULL,
  event INTEGER NOT NULL DEFAULT 0,
  item BLOB NOT NULL,
  PRIMARY KEY (article, number)
) WITHOUT ROWID;
CREATE INDEX news_item_event ON news_item (event);

-- The events found in articles, by their rowids; one that was rejected, or whose passages claims quote
-- already, has no record. `name`: the words of its title, as decisions have them; `sharpness`: how grave it is
-- what they differ on, 0 for nothing.
CREATE TABLE found_event (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  articles INTEGER NOT NULL,
  sharpness INTEGER NOT NULL,
  event BLOB NOT NULL
);
CREATE INDEX found_event_sharpest ON found_event (-sharpness, -articles, number) WHERE sharpness > 0;
CREATE INDEX found_event_name ON found_event (name);

-- The names and offices that articles use and no record has (`annotate/suggestions/uses`), with how often; `of`:
-- an actor of the gazetteer, a full name, or a person, by the form.
CREATE TABLE used_name (
  number INTEGER PRIMARY KEY,
  form TEXT NOT NULL,
  words TEXT NOT NULL,
  of TEXT NOT NULL,
  count INTEGER NOT NULL,
  UNIQUE (form, words, of)
);
CREATE INDEX used_name_most ON used_name (form, -count, words, of);

-- How an article uses a name: MessagePack. `rank`: 0 where it says who bears the name, else 1.
CREATE TABLE name_use (
  name INTEGER NOT NULL,
  rank INTEGER NOT NULL,
  article INTEGER NOT NULL,
  count INTEGER NOT NULL,
  use BLOB NOT NULL,
  PRIMARY KEY (name, rank, article DESC)
) WITHOUT ROWID;

-- The names that an article uses, by their numbers, and the events that its sentences report, with the
-- confidence of the surest: MessagePack.
CREATE TABLE article_use (
  article INTEGER PRIMARY KEY,
  names BLOB NOT NULL,
  confidence REAL NOT NULL,
  reports BLOB NOT NULL
);
CREATE INDEX article_use_surest ON article_use (-confidence, -article) WHERE confidence > 0;

-- The actors that articles name and no record has (MessagePack), and the names that mean them.
CREATE TABLE found_actor (number INTEGER PRIMARY KEY, suggestion BLOB NOT NULL);
CREATE TABLE found_name (name INTEGER PRIMARY KEY, actor INTEGER NOT NULL);
CREATE INDEX found_name_actor ON found_name (actor);
CREATE INDEX used_name_words ON used_name (words);
CREATE INDEX used_name_of ON used_name (of) WHERE of <> '';

-- What an article asks of the offices in the records (`annotate/invalidation/questions.py`): of a change only
-- those articles are marked anew to which an answer is another.
CREATE TABLE office (number INTEGER PRIMARY KEY, question TEXT NOT NULL UNIQUE);
CREATE TABLE asked_office (
  office INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (office, article)
) WITHOUT ROWID;
CREATE INDEX asked_office_article ON asked_office (article);

CREATE TABLE mention (
  actor INTEGER NOT NULL,
  article INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (actor, article)
) WITHOUT ROWID;
CREATE INDEX mention_article ON mention (article, actor, count);

-- The values of the articles in the fields of the query language, with the number of articles.
CREATE TABLE value (
  field TEXT NOT NULL,                  -- source | author | tag | lang
  value TEXT NOT NULL,                  -- as written
  words TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (field, value)
) WITHOUT ROWID;

-- The labels of records, as written and as words.
CREATE TABLE label (
  number INTEGER NOT NULL,
  label TEXT NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (number, label)
) WITHOUT ROWID;

-- A person's notes: the state of each file, the record that it is about (which may be missing), and the note.
-- `words`: of its text and quotation; `label_words`: of its labels, a line for each.
CREATE TABLE note_file (
  name TEXT PRIMARY KEY,
  mtime_ns INTEGER NOT NULL,
  size INTEGER NOT NULL,
  ctime_ns INTEGER NOT NULL,
  inode INTEGER NOT NULL,
  kind TEXT NOT NULL,                   -- empty in a file that is no note, and in one about no record
  id TEXT NOT NULL,
  words TEXT NOT NULL,
  label_words TEXT NOT NULL,
  labels TEXT NOT NULL,                 -- JSON
  note BLOB                             -- MessagePack
) WITHOUT ROWID;
CREATE INDEX note_about ON note_file (kind, id);

-- The links of a record to others, by their ids: the other record may be missing.
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

-- The spellings of actors, and the phonetic keys of their words; `how`: name, a language, or also.
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

-- The full text of names and titles. A typed word is compared with their vocabularies.
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

-- The fingerprint of each article (`fingerprints.py`): hashed shingles, by which reprints are found.
CREATE VIRTUAL TABLE shingle USING fts5 (
  marks, content='', contentless_delete=1, detail=none, tokenize='ascii');
CREATE VIRTUAL TABLE shingle_place USING fts5vocab (shingle, instance);

-- The words of titles and bodies, for finding what a typo meant; some may be of no text any more.
CREATE TABLE word (word TEXT PRIMARY KEY) WITHOUT ROWID;

-- What an update that was stopped left to do: articles to be annotated anew, records to be checked
-- against others, actors whose mentions are to be counted.
CREATE TABLE unmarked (article INTEGER PRIMARY KEY);
CREATE TABLE unchecked (kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE miscounted (actor INTEGER PRIMARY KEY);

-- Problems. `about`: NULL, of reading the file; 0, of listing the folder; -1, of checking decisions
-- against records; else the rowid of the record that was checked against others.
CREATE TABLE problem (
  path TEXT NOT NULL,
  line INTEGER NOT NULL,
  field TEXT NOT NULL,
  message TEXT NOT NULL,
  about INTEGER
);
CREATE INDEX problem_path ON problem (path, line);
CREATE INDEX problem_about ON problem (about) WHERE about IS NOT NULL;

-- Much is written at once, and seldom: FTS5 merges only when a level is full, and gathers the words of
-- some thousand articles in memory before it writes them.
INSERT INTO text (text, rank) VALUES ('automerge', 0), ('hashsize', 33554432);
INSERT INTO shingle (shingle, rank) VALUES ('automerge', 0), ('hashsize', 33554432);
INSERT INTO article_words (article_words, rank) VALUES ('automerge', 0), ('hashsize', 33554432);
