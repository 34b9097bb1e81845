-- Numbers that ring several extensions at once.
create table ring_number (
    number varchar(32) not null primary key,
    position integer not null,
    name varchar(64) not null
);

create table ring_number_extension (
    number varchar(32) not null references ring_number (number) on delete cascade,
    position integer not null,
    extension varchar(32) not null references extension (number),
    primary key (number, position)
);

create index ring_number_extension_extension on ring_number_extension (extension);
