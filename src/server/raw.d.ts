// Owns the type of a file that is built in as text.
declare module '*?raw' {
  const text: string;
  export default text;
}
