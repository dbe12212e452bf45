-- Why a post was submitted although it breaks neutrality stands in the decision's note, where every other reason stands too.
alter table post_decision drop column justification;
