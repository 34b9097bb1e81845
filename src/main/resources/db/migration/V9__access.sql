-- Who gets a phone's file, beside the lease rule.
alter table site add column place_rule varchar(16);
alter table site add column window_seconds bigint;
alter table site add column adopt_numbers varchar(19);

create table site_adopt_vendor (
    site_id integer not null references site (id) on delete cascade,
    position integer not null,
    vendor varchar(40) not null,
    primary key (site_id, position)
);

-- The folder before the present one, until the end of its grace (seconds since 1970).
alter table site add column former_token varchar(64);
alter table site add column former_until bigint;
