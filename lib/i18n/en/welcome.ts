/** The first document of a new instance: worth reading, and to be written over. */
export const welcome = {
  title: 'Welcome to Sheaf',
  markdown: `This is a document like any other, and it is yours: change it, or move it to the trash.

## Write

Type anywhere. **Select text** to format it, or type \`/\` on an empty line for headings, lists, tasks, quotes and more. Markdown works as you type: \`##\` and a space make a heading, \`-\` a list, \`[]\` a task.

- [ ] Write something below this line
- [ ] Press / on an empty line
- [ ] Open this document in a second window and write in both

## Write together

**Share** makes a link. Whoever opens it chooses a name and is in, without an account; you decide whether they may read or write, for how long, and you can take it back at any time. Everybody sees everybody’s caret, and nobody’s words overwrite anybody else’s.

## Nothing gets lost

The word next to the title tells the truth: **Saved** means that your text is on the server’s disk. Without a connection you go on writing; what you wrote is kept in this browser and sent as soon as the server is back.

> Everything stays on this server. No other service is asked for anything.`,
};
