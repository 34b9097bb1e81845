-- Who may use console and API. Passwords are kept as bcrypt hashes.

create table users (
    name varchar(64) not null primary key,
    password_hash varchar(100) not null,
    must_change boolean not null
);
