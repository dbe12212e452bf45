export { activityForPost, type ActivityForPost } from './activity-for-post.ts';
export { writtenTexts } from './drafting/written-texts.ts';
export { clashesWaiting, type ClashesWaiting } from './clashes/present-clash.ts';
export type { NeutralityView } from './elections/contract.ts';
export { neutralityOf } from './elections/neutrality-of.ts';
export { ideaBehind } from './ideas/idea-list.view.ts';
export { ideaForPost, type IdeaForPost } from './ideas/use-idea.ts';
export type { ActivityId, Fact, Photo, Quote } from './activity.ts';
export { campaignFor, taskForPost, type CampaignForAgency, type TaskForPost } from './campaigns/campaigns-for.ts';
export type { CampaignId } from './campaigns/campaign.ts';
export { planningMessages } from './messages/messages.ts';
export { planningRoutes } from './routes.ts';
export { emptySlots, type EmptySlot } from './slots/empty-slots.ts';
export { emptySlotsWaiting } from './slots/empty-slots-waiting.ts';
export { officeHoursOf } from './special-days/office-hours.ts';
/** @public */
export { specialDaysBetween } from './special-days/special-days-between.ts';
export { nationalHolidays } from './special-days/national-holidays.ts';
export type { SpecialDate } from './special-days/special-day.ts';
export { bankFor } from './bank/bank-for-slot.ts';
export { restedLongest, variantInTurn, type BankEntryId } from './bank/bank-entry.ts';
export { noteUse as noteBankUse, undoUse as undoBankUse } from './bank/bank-use.store.ts';
export { takeFromBank, type TakenFromBank, type TakeRefusal } from './bank/take-from-bank.ts';
export {
  lockFills,
  markFillUndone,
  noteFill,
  wasFilledByItself,
  type FillWay,
  type StoredFill,
} from './slots/fill.store.ts';
export { nextFreeSlot } from './slots/next-free-slot.ts';
export type { SlotMoment } from './slots/occurrences.ts';
export { openOccurrence, type OccurrenceRefusal, type OpenOccurrence } from './slots/open-occurrence.ts';
export { freeDaysFor, slotCalendar, slotTimes } from './slots/slot-calendar.ts';
export { presentMix } from './coverage/present-mix.ts';
export { slotById } from './slots/slot.store.ts';
export type { Slot, SlotId } from './slots/slot.ts';
export type { PlanningTools } from './tools.ts';
