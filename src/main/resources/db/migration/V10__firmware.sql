-- The firmware that phones of one kind are to run.
create table firmware (
    position integer not null primary key,
    vendor varchar(40) not null,
    model varchar(64) not null,
    version varchar(64),
    file varchar(128) not null
);

create table firmware_more (
    firmware_position integer not null references firmware (position) on delete cascade,
    position integer not null,
    file varchar(128) not null,
    primary key (firmware_position, position)
);
