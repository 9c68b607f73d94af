export { openReview } from "./store/review";
