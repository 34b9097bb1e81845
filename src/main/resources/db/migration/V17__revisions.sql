-- The site as revisions. Start-up takes over what the tables before hold, and drops them (store.site.RowTakeover).

-- Times in milliseconds since 1970. previous: the revision that it stands after in lists, which leave folded ones out.
create table revision (
    number bigint not null primary key,
    previous bigint not null,
    folded boolean not null,
    made bigint not null,
    actor_kind varchar(16) not null,
    actor_name varchar(4096) not null,
    actor_address varchar(64),
    act varchar(64) not null,
    change_count integer not null,
    file_path varchar(4096),
    file_digest varchar(64),
    has_snapshot boolean not null,
    size_bytes bigint not null
);

-- The way from the revision before, the whole site now and then, and the file that was applied; gzip, without secrets.
create table revision_content (
    number bigint not null primary key,
    delta blob,
    snapshot blob,
    file blob
);

create table revision_change (
    id bigint not null primary key,
    revision bigint not null,
    kind varchar(16) not null,
    object varchar(1024) not null,
    field varchar(1024),
    before_text varchar(8192),
    after_text varchar(8192)
);

create index revision_change_revision on revision_change (revision);

-- Secrets, each from a revision on; sealed: AES-GCM under the key in secret.key, null: its object was removed, empty:
-- it was forgotten.
create table secret (
    id bigint not null primary key,
    owner varchar(1024) not null,
    since bigint not null,
    sealed varchar(4096)
);

create unique index secret_owner_since on secret (owner, since);

-- What is no part of the site and goes with it: the folder before the present one (until: seconds since 1970).
create table site_state (
    id integer not null primary key,
    former_token varchar(64),
    former_until bigint
);

-- The file that was applied last from each path, and the revision that it made or left as it was.
create table applied_file (
    path varchar(4096) not null primary key,
    digest varchar(64) not null,
    revision bigint not null
);
