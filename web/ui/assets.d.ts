// What the bundler makes of style sheets, raw text and globs.
/// <reference types="vite/client" />
