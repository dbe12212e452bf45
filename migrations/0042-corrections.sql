-- A correction is a post of its own that names what it corrects; both show each other for as long as they stand.
alter table post add column corrects_post_id uuid references post (id);
create index post_corrects on post (corrects_post_id) where corrects_post_id is not null;
