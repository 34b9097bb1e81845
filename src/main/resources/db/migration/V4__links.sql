-- Other DHCP servers that may be there: addresses and MACs.
create table site_known_server (
    site_id integer not null references site (id) on delete cascade,
    position integer not null,
    server varchar(17) not null,
    primary key (site_id, position)
);

-- Another scope on the same link.
alter table scope add column shared_with varchar(64);
