export const id = 342;
export const ids = [342];
export const modules = {

/***/ 8342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createRetryBudget: () => (/* binding */ createRetryBudget)
/* harmony export */ });
// src/http/retry.ts
var FIRST_PAUSE = 1e3;
var LONGEST_PAUSE = 1e4;
var LONGEST_RETRY_AFTER = 3e4;
function retryDelay(attempt, retryAfter, timing) {
  const ceiling = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempt - 1));
  const asked = Math.min(LONGEST_RETRY_AFTER, parseRetryAfter(retryAfter, timing.now()));
  return Math.max(asked, timing.random() * ceiling);
}
function parseRetryAfter(value, now) {
  if (value === void 0) return 0;
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1e3;
  const date = Date.parse(value);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}

// src/http/throttling.ts
var FIRST_PAUSE2 = 1250;
var GROWTH = 0.45;
var LONGEST_GROWTH = 45e3;
var SPREAD = { first: 1.6, later: 1.5 };
function isThrottling(status, retryAfter) {
  return status === 429 || status === 503 && retryAfter !== void 0;
}
function throttlingPause({ since, asked, left }, random) {
  const isFirst = since === 0;
  const shortest = Math.max(asked, isFirst ? FIRST_PAUSE2 : GROWTH * Math.min(since, LONGEST_GROWTH));
  if (shortest >= left) return void 0;
  const longest = Math.min(left, shortest * (isFirst ? SPREAD.first : SPREAD.later));
  return shortest + random * (longest - shortest);
}

// src/http/retry-budget.ts
function createRetryBudget(limits, timing, started) {
  const { maxAttempts, retryTimeout, overallTimeout } = limits;
  let deadline = started + overallTimeout * 1e3;
  let throttledSince;
  const afterThrottling = (retryAfter) => {
    const now = timing.now();
    throttledSince ??= now;
    const until = throttledSince + retryTimeout * 1e3;
    const since = now - throttledSince;
    const asked = parseRetryAfter(retryAfter, now);
    const pause = throttlingPause({ since, asked, left: until - now }, timing.random());
    deadline = Math.max(deadline, now + (pause ?? 0) + overallTimeout * 1e3);
    return {
      pause,
      until,
      // The last attempt may have ended after the limit, and then nothing is left.
      reason: asked > until - now && until - now >= 1e3 ? waitsTooLong(asked, until - now) : noTimeLeft(retryTimeout),
      wasThrottled: true,
      progress: `throttled for ${seconds(since)} s, waiting at most ${retryTimeout} s`
    };
  };
  const afterFailure = (attempts, retryAfter) => {
    const delay = retryDelay(attempts, retryAfter, timing);
    const hasAttempts = attempts < maxAttempts;
    const hasTime = timing.now() + delay < deadline;
    return {
      pause: hasAttempts && hasTime ? delay : void 0,
      until: deadline,
      reason: hasAttempts ? noTimeLeft(overallTimeout) : "",
      wasThrottled: false,
      progress: `${attempts + 1} of ${maxAttempts}`
    };
  };
  return {
    timeLeft: () => deadline - timing.now(),
    forRequest() {
      let attempts = 0;
      return ({ status, retryAfter }) => {
        if (status !== void 0 && isThrottling(status, retryAfter)) return afterThrottling(retryAfter);
        attempts += 1;
        return afterFailure(attempts, retryAfter);
      };
    }
  };
}
function noTimeLeft(limit) {
  return limit === 0 ? ", and throttled requests are not repeated" : `, no time left for another within ${limit} s`;
}
function waitsTooLong(asked, left) {
  return `, and the server asks to wait ${seconds(asked)} s, but only ${seconds(left)} s are left`;
}
function seconds(milliseconds) {
  return (milliseconds / 1e3).toFixed(0);
}



/***/ })

};
