declare const timeLimitMs: number;

jest.setTimeout(timeLimitMs);
