export {
  fillSampleCity,
  samplePassword,
  sampleSignIns,
  type FillSampleCityTools,
  type SampleSignIn,
} from './fill-sample-city.ts';
export { withPractice } from './practice-network.ts';
