-- The call log. Times in milliseconds since 1970; words is what a search looks through, in lower case.
create table call_log (
    id bigint not null primary key,
    caller varchar(64) not null,
    caller_name varchar(200),
    called varchar(500) not null,
    answered_by varchar(64),
    started bigint not null,
    answered bigint,
    ended bigint,
    ending varchar(20),
    words varchar(1000) not null
);

create index call_log_started on call_log (started);

-- What an operator must know of; event and details are the catalogue's, one detail in each line. Times as above.
create table alarm (
    id bigint not null primary key,
    event varchar(60) not null,
    subject varchar(200) not null,
    details varchar(4000) not null,
    raised bigint not null,
    seen bigint not null,
    times bigint not null,
    cleared bigint,
    acknowledged_by varchar(64),
    acknowledged bigint
);
