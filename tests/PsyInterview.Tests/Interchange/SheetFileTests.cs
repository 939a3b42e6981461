using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using PsyInterview.Guides;
using PsyInterview.Interchange;
using PsyInterview.MemberChecks;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Interchange;

/// <summary>The sheet for paper in each of its formats.</summary>
public sealed class SheetFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("psyinterview-sheet-").FullName;

    public static TheoryData<string> Names() => [.. ShippedGuides.All.Select(guide => guide.Name)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_word_of_a_guide_is_in_every_format(string name)
    {
        var guide = Shipped(name);
        string[] words =
        [
            guide.Title, .. guide.Distress, .. guide.Closing.Select(c => c.Text), .. guide.Topics.SelectMany(t => t.ReadAloud.Concat(t.Instructions).Append(t.Title)),
            .. guide.Questions.SelectMany(q => q.Probes.Concat(q.ReadAloud).Concat(q.Instructions).Append(q.Label).Append(q.Wording)),
        ];
        var page = WebUtility.HtmlDecode(Encoding.UTF8.GetString(SheetFile.Bytes(GuideSheet.Sheet(guide), "html")));
        using var document = Open(SheetFile.Bytes(GuideSheet.Sheet(guide), "docx"));
        var text = string.Join('\n', document.MainDocumentPart!.Document!.Body!.Elements().Select(p => p.InnerText));
        Assert.All(words, passage => Assert.Contains(passage, page, StringComparison.Ordinal));
        Assert.All(words, passage => Assert.Contains(passage, text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_docx_is_as_the_format_wants_it(string name)
    {
        using var document = Open(SheetFile.Bytes(GuideSheet.Sheet(Shipped(name)), "docx"));
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public void A_letter_of_each_kind_is_as_the_formats_want_it_with_every_box_in_it() => Assert.All(LetterTemplate.Names.SelectMany(n => ShippedLetters.Languages(n).Select(l => (Name: n, Language: l))), kind =>
    {
        var text = LetterTemplate.Fill(ShippedLetters.Of(StudyState.Empty, kind.Name, kind.Language)!, new Dictionary<string, string> { [LetterTemplate.Summary] = "### Opening\n\n1. It was hard & “long”.\n\n> I: How was it?\n\n2. It was <warm>.\n" });
        var sheet = Letter.Sheet(text, kind.Language);
        var boxes = sheet.Blocks.OfType<SheetBlock.Statement>().SelectMany(s => s.Choices).ToList();
        Assert.Equal(6, boxes.Count);
        using var document = Open(SheetFile.Bytes(sheet, "docx"));
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var words = string.Join('\n', document.MainDocumentPart!.Document!.Body!.Elements().Select(p => p.InnerText));
        var page = WebUtility.HtmlDecode(Encoding.UTF8.GetString(SheetFile.Bytes(sheet, "html")));
        Assert.All([.. boxes, "It was hard & “long”.", "It was <warm>.", "I: How was it?"], said =>
        {
            Assert.Contains(said, words, StringComparison.Ordinal);
            Assert.Contains(said, page, StringComparison.Ordinal);
        });
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_docx_reads_back_as_the_guide(string name)
    {
        var guide = Shipped(name);
        var read = PlainGuideTests.Guide(SheetFile.Bytes(GuideSheet.Sheet(guide), "docx"), name, new(guide.Id, null, guide.Language, guide.Kind, guide.Group));
        Assert.Equal(PlainGuideTests.Words(guide), PlainGuideTests.Words(read));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_is_well_formed_in_the_language_of_the_guide_and_calls_nobody(string name)
    {
        var guide = Shipped(name);
        var page = Encoding.UTF8.GetString(SheetFile.Bytes(GuideSheet.Sheet(guide), "html"));
        Assert.Contains($"<html lang=\"{guide.Language}\">", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)<script|<link|<img|https?:|url\\(|@import|javascript", page);
        var levels = Regex.Matches(page, "<h([1-6])[ >]").Select(m => int.Parse(m.Groups[1].Value)).ToList();
        Assert.Equal(1, levels.Count(l => l == 1));
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
        Assert.Equal(Regex.Matches(page, "<(main|h1|h2|h3|p|ol|ul|li|div|span|blockquote|strong)[ >]").Count, Regex.Matches(page, "</(main|h1|h2|h3|p|ol|ul|li|div|span|blockquote|strong)>").Count);
    }

    [Fact]
    public void A_page_looks_as_approved() => Approval.Check("sheet-patient-second.nl.html", Encoding.UTF8.GetString(SheetFile.Bytes(GuideSheet.Sheet(Shipped("patient-second.nl.md")), "html")));

    [Fact]
    public void Words_that_look_like_marks_stay_words()
    {
        const string Odd = "<b> & \"x\" 'y' </style>?";
        var guide = Shipped("therapist.en.md");
        var odd = guide with { Title = Odd, Topics = [guide.Topics[0] with { Title = Odd, Questions = [guide.Questions[0] with { Wording = Odd, Probes = [Odd] }] }] };
        var page = Encoding.UTF8.GetString(SheetFile.Bytes(GuideSheet.Sheet(odd), "html"));
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.Equal(5, Regex.Matches(page, Regex.Escape("&lt;b&gt; &amp; &quot;x&quot; &#39;y&#39; &lt;/style&gt;?")).Count);
        using var document = Open(SheetFile.Bytes(GuideSheet.Sheet(odd), "docx"));
        Assert.Equal(4, document.MainDocumentPart!.Document!.Body!.Elements().Count(p => p.InnerText.Contains(Odd, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_file_is_its_owners_alone_and_takes_no_other_files_place_unasked()
    {
        var path = Path.Combine(_folder, "a.html");
        var guide = Shipped("therapist.en.md");
        Assert.Equal(path, SheetFile.Write(GuideSheet.Sheet(guide), "html", path));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Throws<IOException>(() => SheetFile.Write(GuideSheet.Sheet(guide), "md", path));
        Assert.Equal(SheetFile.Bytes(GuideSheet.Sheet(guide), "html"), File.ReadAllBytes(path));
        SheetFile.Write(GuideSheet.Sheet(guide), "md", path, overwrite: true);
        Assert.Equal(GuideSheet.Of(guide), File.ReadAllText(path));
        Assert.Throws<IOException>(() => SheetFile.Write(GuideSheet.Sheet(guide), "md", _folder));
        Assert.Throws<IOException>(() => SheetFile.Write(GuideSheet.Sheet(guide), "md", Path.Combine(_folder, "a.psy")));
    }

    private static TopicGuide Shipped(string name) => GuideParser.Parse(ShippedGuides.All.Single(g => g.Name == name).Text).Guide!;

    private static WordprocessingDocument Open(byte[] content) => WordprocessingDocument.Open(new MemoryStream(content), false);
}
