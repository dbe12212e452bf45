export { attachable } from './attachable.ts';
export { pictureAddress } from './contract.ts';
export { anyPicture as pictureById } from './media.store.ts';
export { mediaMessages } from './messages/messages.ts';
export { openPicture, type OpenPictureRefusal } from './open-picture.ts';
export { pictureFiles, type PictureFiles } from './picture-files.ts';
export type { MediaId, Picture, PictureLimits } from './picture.ts';
export { mediaRoutes, type MediaTools } from './routes.ts';
export { uploadPicture, type UploadedPicture } from './upload-picture.ts';
