-- Whether the phone book holds an extension, and its entries that are no extension.
alter table extension add column listed boolean not null default true;

create table contact (
    position integer not null primary key,
    name varchar(64) not null,
    group_name varchar(64)
);

create table contact_number (
    contact integer not null references contact (position) on delete cascade,
    position integer not null,
    number varchar(32) not null,
    primary key (contact, position)
);
