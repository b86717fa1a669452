export const id = 728;
export const ids = [728];
export const modules = {

/***/ 728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createRetryBudget: () => (/* binding */ createRetryBudget)
});

;// CONCATENATED MODULE: ./build/http/retry.js
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 10_000;
const LONGEST_RETRY_AFTER = 30_000;
function retryDelay(attempt, retryAfter, timing) {
    const ceiling = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempt - 1));
    const asked = Math.min(LONGEST_RETRY_AFTER, parseRetryAfter(retryAfter, timing.now()));
    return Math.max(asked, timing.random() * ceiling);
}
function parseRetryAfter(value, now) {
    if (value === undefined)
        return 0;
    if (/^\s*\d+\s*$/.test(value))
        return Number(value) * 1000;
    const date = Date.parse(value);
    return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}

;// CONCATENATED MODULE: ./build/http/throttling.js
const throttling_FIRST_PAUSE = 1_250;
const GROWTH = 0.45;
const LONGEST_GROWTH = 45_000;
const SPREAD = { first: 1.6, later: 1.5 };
function isThrottling(status, retryAfter) {
    return status === 429 || (status === 503 && retryAfter !== undefined);
}
function throttlingPause({ since, asked, left }, random) {
    const isFirst = since === 0;
    const shortest = Math.max(asked, isFirst ? throttling_FIRST_PAUSE : GROWTH * Math.min(since, LONGEST_GROWTH));
    if (shortest >= left)
        return undefined;
    const longest = Math.min(left, shortest * (isFirst ? SPREAD.first : SPREAD.later));
    return shortest + random * (longest - shortest);
}

;// CONCATENATED MODULE: ./build/http/retry-budget.js


function createRetryBudget(limits, timing, started) {
    const { maxAttempts, retryTimeout, overallTimeout } = limits;
    let deadline = started + overallTimeout * 1000;
    let throttledSince;
    const afterThrottling = (retryAfter) => {
        const now = timing.now();
        throttledSince ??= now;
        const until = throttledSince + retryTimeout * 1000;
        const since = now - throttledSince;
        const asked = parseRetryAfter(retryAfter, now);
        const pause = throttlingPause({ since, asked, left: until - now }, timing.random());
        deadline = Math.max(deadline, now + (pause ?? 0) + overallTimeout * 1000);
        return {
            pause,
            until,
            reason: asked > until - now ? waitsTooLong(asked, until - now) : noTimeLeft(retryTimeout),
            wasThrottled: true,
            progress: `throttled for ${seconds(since)} s, waiting at most ${retryTimeout} s`,
        };
    };
    const afterFailure = (attempts, retryAfter) => {
        const delay = retryDelay(attempts, retryAfter, timing);
        const hasAttempts = attempts < maxAttempts;
        const hasTime = timing.now() + delay < deadline;
        return {
            pause: hasAttempts && hasTime ? delay : undefined,
            until: deadline,
            reason: hasAttempts ? noTimeLeft(overallTimeout) : '',
            wasThrottled: false,
            progress: `${attempts + 1} of ${maxAttempts}`,
        };
    };
    return {
        timeLeft: () => deadline - timing.now(),
        forRequest() {
            let attempts = 0;
            return ({ status, retryAfter }) => {
                if (status !== undefined && isThrottling(status, retryAfter))
                    return afterThrottling(retryAfter);
                attempts += 1;
                return afterFailure(attempts, retryAfter);
            };
        },
    };
}
function noTimeLeft(limit) {
    return limit === 0 ? ', and throttled requests are not repeated' : `, no time left for another within ${limit} s`;
}
function waitsTooLong(asked, left) {
    return `, and the server asks to wait ${seconds(asked)} s, but only ${seconds(left)} s are left`;
}
function seconds(milliseconds) {
    return (milliseconds / 1000).toFixed(0);
}


/***/ })

};
