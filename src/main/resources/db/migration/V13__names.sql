-- Names that the appliance's DNS answers.
create table site_name (
    site_id integer not null references site (id) on delete cascade,
    position integer not null,
    name varchar(253) not null,
    address varchar(15) not null,
    primary key (site_id, position)
);
