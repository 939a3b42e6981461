using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PsyInterview.Interchange;

/// <summary>
/// What the styles and numberings of a document make of a paragraph. A style is known by its outline level first, then by its name: Word stores the names of its own styles in
/// English whatever its language, other programs write them as they show them.
/// </summary>
internal sealed partial class OutlineDocxStyles
{
    private const int LongestChain = 20;
    private readonly Dictionary<string, Style> _styles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _abstractOf = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Abstract, int Level), bool> _isBullet = [];
    private readonly string? _usual;

    public OutlineDocxStyles(Styles? styles, Numbering? numbering)
    {
        foreach (var style in styles?.Elements<Style>() ?? []) _styles.TryAdd(style.StyleId?.Value ?? "", style);
        _usual = styles?.Elements<Style>().FirstOrDefault(s => s.Type?.InnerText is null or "paragraph" && s.Default?.InnerText is "1" or "true" or "on")?.StyleId?.Value;
        foreach (var list in numbering?.Elements<AbstractNum>() ?? [])
        {
            foreach (var level in list.Elements<Level>())
                _isBullet[(list.AbstractNumberId?.InnerText ?? "", Whole(level.LevelIndex?.InnerText))] = level.NumberingFormat?.Val?.InnerText is "bullet" or "none";
        }
        foreach (var number in numbering?.Elements<NumberingInstance>() ?? []) _abstractOf.TryAdd(number.NumberID?.InnerText ?? "", number.AbstractNumId?.Val?.InnerText ?? "");
    }

    /// <summary>What a paragraph is, with its level; null for a line of a table of contents.</summary>
    public (OutlineKind Kind, int Level, bool IsNumbered)? KindOf(Paragraph paragraph)
    {
        var chain = Chain(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? _usual);
        List<string> names = [.. chain.SelectMany(s => new[] { s.StyleName?.Val?.Value, s.StyleId?.Value }).OfType<string>().Select(n => n.Trim().ToLowerInvariant())];
        if (names.Count == 0 && paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is { } unknown) names = [unknown.Trim().ToLowerInvariant()];
        if (names.Exists(n => Contents().IsMatch(n))) return null;
        if (names.Exists(n => TitleName().IsMatch(n))) return (OutlineKind.Title, 0, false);
        if (names.Exists(n => SubtitleName().IsMatch(n))) return (OutlineKind.Subtitle, 0, false);
        var outline = paragraph.ParagraphProperties?.OutlineLevel ?? chain.Select(s => s.StyleParagraphProperties?.OutlineLevel).FirstOrDefault(o => o is not null);
        if (outline is not null && Whole(outline.Val?.InnerText) is >= 0 and <= 8 and var level) return (OutlineKind.Heading, level + 1, false);
        if (outline is null && names.Select(n => HeadingName().Match(n)).FirstOrDefault(m => m.Success) is { } heading) return (OutlineKind.Heading, Whole(heading.Groups["level"].Value), false);
        if (names.Exists(n => QuoteName().IsMatch(n))) return (OutlineKind.Quotation, 0, false);
        var own = paragraph.ParagraphProperties?.NumberingProperties;
        var number = own?.NumberingId?.Val?.InnerText ?? chain.Select(s => s.StyleParagraphProperties?.NumberingProperties?.NumberingId?.Val?.InnerText).FirstOrDefault(n => n is not null);
        if (number is not null and not "0")
        {
            var depth = Whole(own?.NumberingLevelReference?.Val?.InnerText ?? chain.Select(s => s.StyleParagraphProperties?.NumberingProperties?.NumberingLevelReference?.Val?.InnerText).FirstOrDefault(n => n is not null));
            depth = Math.Clamp(depth, 0, 8);
            return (OutlineKind.ListLine, depth, !_isBullet.GetValueOrDefault((_abstractOf.GetValueOrDefault(number, ""), depth), names.Exists(n => n.Contains("bullet", StringComparison.Ordinal))));
        }
        if (names.Select(n => ListName().Match(n)).FirstOrDefault(m => m.Success) is { } list)
            return (OutlineKind.ListLine, list.Groups["level"].Length > 0 ? Math.Max(0, Whole(list.Groups["level"].Value) - 1) : 0, list.Groups["number"].Success);
        return (OutlineKind.Paragraph, 0, false);
    }

    /// <summary>True where a run is in italics, or bold, by itself or by its styles.</summary>
    public bool Has<T>(Run run, Paragraph paragraph) where T : OnOffType =>
        IsOn(run.RunProperties?.GetFirstChild<T>())
        ?? Chain(run.RunProperties?.RunStyle?.Val?.Value).Select(s => IsOn(s.StyleRunProperties?.GetFirstChild<T>())).FirstOrDefault(on => on is not null)
        ?? Chain(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? _usual).Select(s => IsOn(s.StyleRunProperties?.GetFirstChild<T>())).FirstOrDefault(on => on is not null)
        ?? false;

    private static bool? IsOn(OnOffType? look) => look is null ? null : look.Val?.InnerText is not ("0" or "false" or "off");

    private List<Style> Chain(string? id)
    {
        List<Style> chain = [];
        while (id is not null && chain.Count < LongestChain && _styles.TryGetValue(id, out var style) && !chain.Contains(style))
        {
            chain.Add(style);
            id = style.BasedOn?.Val?.Value;
        }
        return chain;
    }

    private static int Whole(string? digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^(?:toc ?\d|toc heading|inhopg ?\d|inhaltsverzeichnis ?\d|tm ?\d|contents ?\d)$")]
    private static partial Regex Contents();

    [GeneratedRegex(@"^(?:title|titel|titre|título|titolo|tytuł|tittel|otsikko)$")]
    private static partial Regex TitleName();

    [GeneratedRegex(@"^(?:subtitle|ondertitel|untertitel|sous-titre|subtítulo|sottotitolo)$")]
    private static partial Regex SubtitleName();

    [GeneratedRegex(@"^(?:heading|kop|überschrift|berschrift|titre|título|ttulo|titolo|rubrik|overskrift|otsikko|nagłówek|encabezado|cabeçalho|nadpis|címsor) ?(?<level>[1-9])$")]
    private static partial Regex HeadingName();

    [GeneratedRegex(@"^(?:intense )?quote$|^quotations?$|^block text$|^(?:duidelijk )?citaat$|^(?:intensives )?zitat$|^citation(?: intense)?$|^cita(?: destacada)?$|^citazione(?: intensa)?$")]
    private static partial Regex QuoteName();

    [GeneratedRegex(@"^(?:list paragraph|listparagraph|lijstalinea|listenabsatz|(?:list|lijst) ?(?:bullet|opsom(?:ming)?\w*|(?<number>number|nummering))) ?(?<level>\d)?$")]
    private static partial Regex ListName();
}
