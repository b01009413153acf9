/** A real browser under test: Debian's Chromium, driven by Playwright, watched for what a page must never do. */
package lifeline.acceptance.browser;
