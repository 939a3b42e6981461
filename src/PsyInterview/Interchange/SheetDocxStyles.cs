using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PsyInterview.Interchange;

/// <summary>How the paragraphs of a sheet look. Lengths are twentieths of a point, font sizes half points.</summary>
internal static class SheetDocxStyles
{
    public static Styles Of(string language) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri", ComplexScript = "Calibri" }, new FontSize { Val = "22" }, new Languages { Val = language })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "264", LineRule = LineSpacingRuleValues.Auto }))),
        Normal(),
        Paragraph("Title", "Title", "Normal", Bold(40), After("60"), new OutlineLevel { Val = 9 }),
        Paragraph("Subtitle", "Subtitle", "Normal", [], After("240")),
        Paragraph("Heading1", "heading 1", "Normal", Bold(30), new KeepNext(), UnderLine(), Around("360", "120"), new OutlineLevel { Val = 0 }),
        Paragraph("Heading2", "heading 2", "Normal", Bold(25), new KeepNext(), Around("240", "80"), new OutlineLevel { Val = 1 }),
        Paragraph("Quote", "Quote", "Quote", [], new ParagraphBorders(new LeftBorder { Val = BorderValues.Single, Size = 18U, Space = 8U, Color = "555555" }), new Indentation { Left = "340" }),
        Paragraph("Instruction", "Instruction", "Instruction", [new Italic()]),
        Paragraph("Wording", "Wording", "Wording", [new Bold()], new KeepNext()),
        Paragraph("Probe", "Probe", "Probe", [], new KeepLines(), new Tabs(new TabStop { Val = TabStopValues.Left, Position = 680 }), After("60"), new Indentation { Left = "680", Hanging = "680" }),
        Paragraph("Choice", "Choice", "Choice", [], new KeepLines(), new Tabs(new TabStop { Val = TabStopValues.Left, Position = 1247 }), After("60"), new Indentation { Left = "1247", Hanging = "567" }),
        Paragraph("Blanks", "Blanks", "Blanks", [], Around("120", "120")),
        // Without the line between, a word processor draws one box around equal paragraphs that follow each other.
        Paragraph("NoteLine", "Note line", "NoteLine", [], new ParagraphBorders(Rule<BottomBorder>(), Rule<BetweenBorder>()), new SpacingBetweenLines { Before = "0", After = "0", Line = "480", LineRule = LineSpacingRuleValues.Exact }));

    private static Style Normal() => new(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true };

    private static Style Paragraph(string id, string name, string next, OpenXmlElement[] letters, params OpenXmlElement[] room)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, CustomStyle = id is "Instruction" or "Wording" or "Probe" or "Choice" or "Blanks" or "NoteLine" ? true : null };
        style.Append(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new NextParagraphStyle { Val = next }, new PrimaryStyle());
        if (room.Length > 0) style.Append(new StyleParagraphProperties(room));
        if (letters.Length > 0) style.Append(new StyleRunProperties(letters));
        return style;
    }

    private static OpenXmlElement[] Bold(int halfPoints) => [new Bold(), new FontSize { Val = $"{halfPoints}" }];

    private static SpacingBetweenLines After(string after) => new() { After = after };

    private static SpacingBetweenLines Around(string before, string after) => new() { Before = before, After = after };

    private static ParagraphBorders UnderLine() => new(new BottomBorder { Val = BorderValues.Single, Size = 4U, Space = 1U, Color = "000000" });

    private static T Rule<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4U, Space = 0U, Color = "777777" };
}
