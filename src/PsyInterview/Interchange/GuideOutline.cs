using System.Globalization;
using System.Text;

namespace PsyInterview.Interchange;

/// <summary>What a line of a document is by its looks.</summary>
internal enum OutlineKind
{
    Title,
    Subtitle,
    Heading,
    Paragraph,
    ListLine,
    Quotation,
}

/// <summary>A heading, a paragraph or a line of a list.</summary>
/// <param name="Line">Where it begins: the line of a Markdown file, the how-manieth paragraph of a DOCX document; from 1.</param>
/// <param name="Level">Of a heading, 1 for the highest; of a line of a list, 0 for the outermost.</param>
/// <param name="IsNumbered">True for a line of a list with numbers or letters, false for one with bullets.</param>
/// <param name="IsItalic">True where all of it is in italics.</param>
/// <param name="IsBold">True where all of it is bold.</param>
internal sealed record OutlineLine(int Line, OutlineKind Kind, string Text, int Level = 0, bool IsNumbered = false, bool IsItalic = false, bool IsBold = false)
{
    private const int LongestExcerpt = 70;

    /// <summary>The words, cut to a readable length.</summary>
    public string Excerpt => Short(Text, LongestExcerpt);

    /// <summary>What is wrong with this line.</summary>
    public Problem Wrong(string what, string hint, Severity severity = Severity.Error) => new(Line, Excerpt, what, hint, severity);

    /// <summary>The first letters of a text, to the end of a word where one ends early enough.</summary>
    public static string Short(string text, int longest)
    {
        if (text.Length <= longest) return text;
        var cut = text.LastIndexOf(' ', longest - 1) is var space && space > longest / 2 ? space : longest - 1;
        if (char.IsHighSurrogate(text[cut - 1])) cut--;
        return text[..cut].TrimEnd(' ', ',', ';', ':') + "…";
    }

    /// <summary>The words on one line: tabs, line breaks and what cannot be seen become blanks or go.</summary>
    public static string Clean(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060') continue;
            var isBlank = char.IsWhiteSpace(letter) || char.IsControl(letter) || letter is '\uFEFF' or '\uFFFE' or '\uFFFF' || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.PrivateUse;
            if (!isBlank) words.Append(letter);
            else if (words.Length > 0 && words[^1] != ' ') words.Append(' ');
        }
        return words.ToString().TrimEnd();
    }

    /// <summary>True where a letter was lost when the text was read.</summary>
    public static bool HasLostLetters(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (text[i] == '\uFFFD' || char.IsSurrogate(text[i])) return true;
        }
        return false;
    }
}

/// <summary>A document as headings, paragraphs and lists, whatever its format.</summary>
/// <param name="Problems">What the document holds beside these, or why it cannot be read.</param>
/// <param name="Taken">Sentences on what was read as what.</param>
internal sealed record GuideOutline(IReadOnlyList<OutlineLine> Lines, IReadOnlyList<Problem> Problems, IReadOnlyList<string> Taken)
{
    /// <summary>A document that gives nothing, and why.</summary>
    public static GuideOutline Unread(string what, string hint) => new([], [new(0, "", what, hint)], []);
}
