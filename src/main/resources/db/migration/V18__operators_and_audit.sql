-- Roles of operators, scopes of tokens, and the audit log. Whoever was there before may do all that he could do.

alter table users add column role varchar(16) not null default 'ADMIN';

alter table api_token add column scope varchar(16) not null default 'ADMIN';
-- Whether somebody chose the scope: nobody did for the tokens that were made before there were any.
alter table api_token add column chosen boolean not null default false;

-- Times in milliseconds since 1970; bytes is what the row counts for in the bound of the log.
create table audit (
    id bigint not null primary key,
    millis bigint not null,
    kind varchar(16) not null,
    who varchar(80) not null,
    address varchar(64),
    act varchar(32) not null,
    subject varchar(2000),
    was varchar(2000),
    became varchar(2000),
    bytes integer not null
);
create index audit_millis on audit (millis);
