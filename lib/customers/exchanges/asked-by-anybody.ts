import { recoverUserName as recoverUserNameAct } from "../operations/recover-user-name";
import { requestPasswordReset as requestPasswordResetAct } from "../operations/request-password-reset";
import { signUp as signUpAct } from "../operations/sign-up";
import { loginSchema, signUpSchema, taxCodeSchema } from "../schema";
import { openToAll } from "./open-to-all";

// The acts strangers may ask for, as pages must call them: counted, and answered alike whatever was found. Besides the
// act's own refusals: `too-many-attempts`.
export const signUp = openToAll(signUpAct, signUpSchema, ({ email }) => email);
export const recoverUserName = openToAll(recoverUserNameAct, taxCodeSchema, ({ taxCode }) => taxCode);
export const requestPasswordReset = openToAll(requestPasswordResetAct, loginSchema, ({ login }) => login);
