-- Who gets an address: pools of classes, scopes for phones or known clients, denied clients,
-- reservations by client identifier or circuit. Options may hold sub-options, one a row.

alter table scope add column phones_only boolean not null default false;
alter table scope add column known_only boolean not null default false;
alter table scope add column rapid_commit boolean not null default false;
alter table scope add column voice_vlan integer;
alter table scope_pool add column class_name varchar(64);

create table site_denied (
    site_id integer not null references site (id) on delete cascade,
    position integer not null,
    written varchar(17) not null,
    primary key (site_id, position)
);

-- Of mac, client_id and circuit_id one is set.
create table reserved (
    position integer not null primary key,
    mac varchar(17) unique,
    client_id varchar(512) unique,
    circuit_id varchar(512) unique,
    address varchar(15) unique,
    hostname varchar(253)
);

insert into reserved (position, mac, address, hostname) select position, mac, address, hostname from reservation;

create table reserved_option (
    reserved_position integer not null references reserved (position) on delete cascade,
    position integer not null,
    code integer not null,
    written varchar(4096) not null,
    primary key (reserved_position, position)
);

insert into reserved_option (reserved_position, position, code, written)
    select reservation.position, reservation_option.position, code, written
    from reservation_option join reservation on reservation.mac = reservation_option.reservation_mac;

drop table reservation_option;
drop table reservation;

alter table site_option add column sub_code integer;
alter table site_option add column shape varchar(16);
alter table scope_option add column sub_code integer;
alter table scope_option add column shape varchar(16);
alter table client_class_option add column sub_code integer;
alter table client_class_option add column shape varchar(16);
alter table reserved_option add column sub_code integer;
alter table reserved_option add column shape varchar(16);

alter table reserved rename to reservation;
alter table reserved_option rename to reservation_option;
