-- Whom a scope believes as a relay: addresses, or the word switches.
create table scope_relay (
    scope_name varchar(64) not null references scope (name) on delete cascade,
    position integer not null,
    written varchar(15) not null,
    primary key (scope_name, position)
);
