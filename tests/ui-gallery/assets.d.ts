// The bundler takes style sheets as they are.
/// <reference types="vite/client" />
