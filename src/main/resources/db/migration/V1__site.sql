-- What the operator configured. Lists keep their order by "position", from 0.

create table site (
    id integer not null primary key check (id = 1),
    name varchar(64) not null,
    timezone varchar(64) not null,
    language varchar(2) not null,
    server_address varchar(15),
    dhcp_mode varchar(16) not null,
    automatic_options boolean not null,
    on_other_server varchar(16),
    guard_per_mac_per_second integer,
    guard_circuit_share integer,
    token varchar(64) not null,
    provisioning_lease_rule varchar(16) not null,
    unknown_phones varchar(16) not null,
    registrar_mode varchar(16) not null,
    realm varchar(64) not null,
    registrar_lease_rule varchar(16) not null,
    registrar_host varchar(253),
    registrar_port integer,
    registrar_transport varchar(16),
    applied_path varchar(4096),
    applied_digest varchar(64)
);

create table site_ntp (
    site_id integer not null references site (id) on delete cascade,
    position integer not null,
    server varchar(253) not null,
    primary key (site_id, position)
);

create table site_interface (
    site_id integer not null references site (id) on delete cascade,
    position integer not null,
    name varchar(15) not null,
    primary key (site_id, position)
);

-- Options: values as written in the site file, one a line.
create table site_option (
    site_id integer not null references site (id) on delete cascade,
    position integer not null,
    code integer not null,
    written varchar(4096) not null,
    primary key (site_id, position)
);

create table scope (
    name varchar(64) not null primary key,
    position integer not null,
    subnet varchar(18) not null,
    lease_seconds bigint not null,
    min_lease_seconds bigint not null,
    max_lease_seconds bigint not null,
    renew_seconds bigint not null,
    rebind_seconds bigint,
    authoritative boolean not null,
    conflict_probe boolean,
    interface_name varchar(15)
);

create table scope_pool (
    scope_name varchar(64) not null references scope (name) on delete cascade,
    position integer not null,
    addresses varchar(31) not null,
    primary key (scope_name, position)
);

create table scope_exclude (
    scope_name varchar(64) not null references scope (name) on delete cascade,
    position integer not null,
    addresses varchar(31) not null,
    primary key (scope_name, position)
);

create table scope_option (
    scope_name varchar(64) not null references scope (name) on delete cascade,
    position integer not null,
    code integer not null,
    written varchar(4096) not null,
    primary key (scope_name, position)
);

create table client_class (
    name varchar(64) not null primary key,
    position integer not null,
    vendor_class varchar(255),
    user_class varchar(255),
    oui varchar(6),
    vendor varchar(40),
    circuit_id varchar(255),
    remote_id varchar(255)
);

create table client_class_option (
    class_name varchar(64) not null references client_class (name) on delete cascade,
    position integer not null,
    code integer not null,
    written varchar(4096) not null,
    primary key (class_name, position)
);

create table reservation (
    mac varchar(17) not null primary key,
    position integer not null,
    address varchar(15) unique,
    hostname varchar(253)
);

create table reservation_option (
    reservation_mac varchar(17) not null references reservation (mac) on delete cascade,
    position integer not null,
    code integer not null,
    written varchar(4096) not null,
    primary key (reservation_mac, position)
);

-- sealed_password: AES-GCM under the key in secret.key.
create table extension (
    number varchar(32) not null primary key,
    position integer not null,
    name varchar(64) not null,
    sealed_password varchar(1024) not null,
    anywhere boolean not null
);

create table phone (
    mac varchar(17) not null primary key,
    position integer not null,
    vendor varchar(40),
    model varchar(64)
);

create table phone_line (
    phone_mac varchar(17) not null references phone (mac) on delete cascade,
    position integer not null,
    number varchar(32) not null references extension (number),
    primary key (phone_mac, position)
);

create table phone_also_mac (
    phone_mac varchar(17) not null references phone (mac) on delete cascade,
    position integer not null,
    mac varchar(17) not null unique,
    primary key (phone_mac, position)
);

create table phone_address (
    phone_mac varchar(17) not null references phone (mac) on delete cascade,
    position integer not null,
    address varchar(15) not null unique,
    primary key (phone_mac, position)
);

create index phone_line_number on phone_line (number);
