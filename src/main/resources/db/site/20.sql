-- The site's tables as db/migration makes them by its step 20, without those that step 17 takes over, for a database that begins here.
-- ${text} and ${bytes} are the types of the database; texts have no bound.

create table revision (
    number bigint not null primary key,
    previous bigint not null,
    folded boolean not null,
    made bigint not null,
    actor_kind ${text} not null,
    actor_name ${text} not null,
    actor_address ${text},
    act ${text} not null,
    change_count integer not null,
    file_path ${text},
    file_digest ${text},
    has_snapshot boolean not null,
    size_bytes bigint not null
);

create table revision_content (
    number bigint not null primary key,
    delta ${bytes},
    snapshot ${bytes},
    file ${bytes}
);

create table revision_change (
    id bigint not null primary key,
    revision bigint not null,
    kind ${text} not null,
    object ${text} not null,
    field ${text},
    before_text ${text},
    after_text ${text}
);
create index revision_change_revision on revision_change (revision);

create table secret (
    id bigint not null primary key,
    owner ${text} not null,
    since bigint not null,
    sealed ${text}
);
create unique index secret_owner_since on secret (owner, since);

create table site_state (
    id integer not null primary key,
    former_token ${text},
    former_until bigint
);

create table applied_file (
    path ${text} not null primary key,
    digest ${text} not null,
    revision bigint not null
);

create table users (
    name ${text} not null primary key,
    password_hash ${text} not null,
    must_change boolean not null,
    role ${text} not null
);

create table api_token (
    name ${text} not null primary key,
    hash ${text} not null unique,
    made bigint not null,
    used bigint,
    scope ${text} not null,
    chosen boolean not null
);

create table audit (
    id bigint not null primary key,
    millis bigint not null,
    kind ${text} not null,
    who ${text} not null,
    address ${text},
    act ${text} not null,
    subject ${text},
    was ${text},
    became ${text},
    bytes integer not null
);
create index audit_millis on audit (millis);

create table call_log (
    id bigint not null primary key,
    caller ${text} not null,
    caller_name ${text},
    called ${text} not null,
    answered_by ${text},
    started bigint not null,
    answered bigint,
    ended bigint,
    ending ${text},
    words ${text} not null
);
create index call_log_started on call_log (started);

create table alarm (
    id bigint not null primary key,
    event ${text} not null,
    subject ${text} not null,
    details ${text} not null,
    raised bigint not null,
    seen bigint not null,
    times bigint not null,
    cleared bigint,
    acknowledged_by ${text},
    acknowledged bigint
);
