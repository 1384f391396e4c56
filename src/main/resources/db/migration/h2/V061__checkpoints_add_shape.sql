-- Which fields a poll's rows have had so far, as JSON: one that comes, goes or changes its kind is said.
alter table checkpoints add column shape varchar(100000);
