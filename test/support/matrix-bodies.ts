/** What a whole activity and a whole post are saved with. */
export const anActivityBody = {
  title: 'Vaksinasi',
  what: '',
  why: '',
  who: '',
  place: '',
  village: '',
  how: '',
  startsAt: null,
  endsAt: null,
  facts: [],
  quotes: [],
  informationClass: 'berkala',
  programmeIds: [],
  photos: [],
};

export const aPostBody = {
  title: 'Vaksinasi',
  text: 'Datang pukul delapan.',
  kind: 'berita',
  informationClass: 'berkala',
  channels: [],
  pictures: [],
  revision: 1,
};
