-- The box's own addresses, which only the appliance obeys.
alter table site add column gateway varchar(15);

create table site_port (
    site_id integer not null references site (id) on delete cascade,
    position integer not null,
    name varchar(15) not null,
    address varchar(15) not null,
    prefix_length integer not null,
    vlan integer,
    primary key (site_id, position)
);

create table site_route (
    site_id integer not null references site (id) on delete cascade,
    position integer not null,
    destination varchar(18) not null,
    via varchar(15) not null,
    primary key (site_id, position)
);
