-- What programs log in with; only the hash of a token is kept. Times in seconds since 1970.
create table api_token (
    name varchar(40) not null primary key,
    hash varchar(64) not null unique,
    made bigint not null,
    used bigint
);
