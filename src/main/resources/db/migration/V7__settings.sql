-- What is set for phones: settings in common terms, and raw parameters of the vendors' own. An admin password is sealed.

create table site_setting (
    site_id integer not null references site (id) on delete cascade,
    position integer not null,
    raw boolean not null,
    vendor varchar(40),
    name varchar(128) not null,
    written varchar(4096) not null,
    primary key (site_id, position)
);

create table phone_model (
    position integer not null primary key,
    vendor varchar(40) not null,
    model varchar(64) not null
);

create table phone_model_setting (
    model_position integer not null references phone_model (position) on delete cascade,
    position integer not null,
    raw boolean not null,
    vendor varchar(40),
    name varchar(128) not null,
    written varchar(4096) not null,
    primary key (model_position, position)
);

create table phone_setting (
    phone_mac varchar(17) not null references phone (mac) on delete cascade,
    position integer not null,
    raw boolean not null,
    vendor varchar(40),
    name varchar(128) not null,
    written varchar(4096) not null,
    primary key (phone_mac, position)
);

-- Keys that are set, none of them included; false: they are left as they are on the phone.
alter table phone add column keys_set boolean not null default false;

create table phone_key (
    phone_mac varchar(17) not null references phone (mac) on delete cascade,
    position integer not null,
    kind varchar(16) not null,
    number varchar(32) not null,
    label varchar(64) not null,
    line integer not null,
    primary key (phone_mac, position)
);
