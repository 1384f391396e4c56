-- The last news of each customer: what is older, or changes nothing, is no event. Of the customer's data only a digest.
-- Without digest: none yet.
create table customers (
    customer_id varchar(255) not null primary key,
    content_digest varchar(64),
    change_no bigint,
    changed_at timestamp with time zone
);
