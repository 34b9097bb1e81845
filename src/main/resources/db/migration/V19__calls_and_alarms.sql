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
