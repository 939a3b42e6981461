namespace PsyInterview.Guides;

/// <summary>Something laid out for paper, whatever the format.</summary>
/// <param name="Language">In which it is written, for example <c>nl</c>.</param>
public sealed record Sheet(string Title, string Language, IReadOnlyList<SheetBlock> Blocks);

/// <summary>A piece of a printed sheet, said once for every format; the words stand in the language of the sheet.</summary>
public abstract record SheetBlock
{
    private SheetBlock()
    {
    }

    /// <summary>The title of the guide.</summary>
    public sealed record Title(string Text) : SheetBlock;

    /// <summary>Which guide this is: its id, version, kind, group and minutes.</summary>
    public sealed record About(string Text) : SheetBlock;

    /// <summary>What is filled in by hand at the top.</summary>
    public sealed record Blanks(IReadOnlyList<IReadOnlyList<SheetBlank>> Rows) : SheetBlock;

    /// <summary>A topic (2), a question of a topic (3), or what comes after the talk (2).</summary>
    /// <param name="Level">2 or 3; 1 is the title.</param>
    /// <param name="Number">As printed: <c>3.2</c>; null where nothing is numbered.</param>
    /// <param name="Minutes">"8 minutes"; null where the guide says nothing.</param>
    /// <param name="Must">"must ask"; null where it need not be asked of everyone.</param>
    public sealed record Heading(int Level, string? Number, string Text, string? Minutes = null, string? Must = null) : SheetBlock
    {
        /// <summary>"3.2 Exercises (8 minutes) [must ask]".</summary>
        public string Line => $"{(Number is null ? "" : $"{Number} ")}{Text}{(Minutes is null ? "" : $" ({Minutes})")}{(Must is null ? "" : $" [{Must}]")}";
    }

    /// <summary>Words to read aloud, a paragraph of them.</summary>
    /// <param name="Label">"Read aloud", before the first of several paragraphs; null before the others.</param>
    public sealed record ReadAloud(string? Label, string Text) : SheetBlock;

    /// <summary>Words for the interviewer only.</summary>
    /// <param name="Label">"for the interviewer".</param>
    public sealed record Instruction(string Label, string Text) : SheetBlock;

    /// <summary>A main question as it is asked.</summary>
    public sealed record Wording(string Text) : SheetBlock;

    /// <summary>The planned probes of a question, each with a box to tick; the first is probe 1.</summary>
    public sealed record Probes(IReadOnlyList<string> Texts) : SheetBlock;

    /// <summary>Lines to write on.</summary>
    public sealed record Notes(int Lines) : SheetBlock;

    /// <summary>The closing list, each line with a box to tick.</summary>
    public sealed record Ticks(IReadOnlyList<string> Texts) : SheetBlock;

    /// <summary>Steps to take one after the other; the first is step 1.</summary>
    public sealed record Steps(IReadOnlyList<string> Texts) : SheetBlock;

    /// <summary>Words to read.</summary>
    public sealed record Paragraph(string Text) : SheetBlock;

    /// <summary>Several short things, none of which comes first.</summary>
    public sealed record Bullets(IReadOnlyList<string> Texts) : SheetBlock;

    /// <summary>A numbered statement with a box to tick for each way of answering it, and room to write behind the last.</summary>
    public sealed record Statement(int Number, string Text, IReadOnlyList<string> Choices) : SheetBlock;
}

/// <summary>A word with room behind it.</summary>
/// <param name="Label">"Participant".</param>
/// <param name="Width">Columns of a line of 80 that label and room take together.</param>
public sealed record SheetBlank(string Label, int Width);
