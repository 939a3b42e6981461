using System.IO.Compression;
using System.Text;
using CsCheck;
using PsyInterview.Guides;
using PsyInterview.Interchange;
using Xunit;

namespace PsyInterview.Tests.Interchange;

/// <summary>DOCX documents become guides; what is no such document is told in a sentence.</summary>
public sealed class PlainGuideDocxTests
{
    private static readonly byte[] Plain = DocxFixture.Word2019(
        ("Title", null, 0, "Talking about sleep"), ("Normal", null, 0, ""), ("Heading1", null, 0, "Opening"), ("Quote", null, 0, "Welcome."), ("Normal", null, 0, "/Check the recorder./"),
        ("Normal", null, 0, "How did you sleep?"), ("ListParagraph", 2, 0, "What woke you?"), ("ListParagraph", 2, 0, "When?"),
        ("Heading1", null, 0, "Nights"), ("ListParagraph", 1, 0, "What helps?"), ("ListParagraph", 2, 1, "tea"), ("ListParagraph", 1, 0, "What hinders?"), ("ListParagraph", 1, 1, "light"));

    [Fact]
    public void A_document_as_a_word_processor_writes_it_is_a_guide()
    {
        var guide = Guide(Plain);
        Assert.Equal(("Talking about sleep", "talking-about-sleep"), (guide.Title, guide.Id));
        Assert.Equal([("1", "Opening", "How did you sleep?", "What woke you?|When?"), ("2.1", "What helps", "What helps?", "tea"), ("2.2", "What hinders", "What hinders?", "light")],
            guide.Questions.Select(q => (q.Number, q.Label, q.Wording, string.Join('|', q.Probes))));
        Assert.Equal(["Welcome."], guide.Topics[0].ReadAloud);
        Assert.Equal(["Check the recorder."], guide.Topics[0].Instructions);
    }

    // Styles with names of their own: known by an outline level, by the style below, or by the name in another language.
    private const string Localised = """
        <w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Standaard"/></w:style>
        <w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="Kop 1"/><w:basedOn w:val="Standaard"/></w:style>
        <w:style w:type="paragraph" w:styleId="Hoofdvraag"><w:name w:val="Hoofdvraag"/><w:basedOn w:val="Kop1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Citaat"><w:name w:val="Citaat"/></w:style>
        <w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>
        <w:style w:type="paragraph" w:styleId="Aanwijzing"><w:name w:val="Aanwijzing"/><w:rPr><w:i/></w:rPr></w:style>
        """;

    [Fact]
    public void Styles_of_another_language_are_known_and_a_broken_address_does_not_matter()
    {
        var body = DocxFixture.P("Titel", "Praten over slaap") + DocxFixture.P("Inhopg1", "Begin 1") + DocxFixture.P("Kop1", "Begin") + DocxFixture.P("Citaat", "Welkom.")
            + DocxFixture.P("Hoofdvraag", "De nacht") + DocxFixture.P("Standaard", "Hoe sliep u?") + DocxFixture.P("Standaard", "1. Wat hielp?") + DocxFixture.P("Standaard", "• Wie hielp?")
            + DocxFixture.P("Aanwijzing", "Wacht af.") + "<w:p><w:r><w:t>Doorvragen: thuis; </w:t></w:r><w:del><w:r><w:delText>weg</w:delText></w:r></w:del><w:ins><w:r><w:t>elders</w:t></w:r></w:ins></w:p>";
        var read = PlainGuide.Parse(DocxFixture.ByHand(body, Localised), "x", new(Language: "nl"));
        Assert.True(read.Markdown is not null, string.Join('\n', read.Problems));
        var guide = GuideParser.Parse(read.Markdown).Guide!;
        Assert.Equal(("Praten over slaap", "Begin"), (guide.Title, Assert.Single(guide.Topics).Title));
        var question = Assert.Single(guide.Questions);
        Assert.Equal(("De nacht", "Hoe sliep u?", "Wat hielp?|Wie hielp?|thuis|elders"), (question.Label, question.Wording, string.Join('|', question.Probes)));
        Assert.Equal(["Wacht af."], question.Instructions);
        Assert.Contains("Changes that are still marked in the document were read as accepted.", read.Taken);
    }

    [Fact]
    public void A_table_with_questions_is_not_left_out_in_silence()
    {
        static string Table(string words) => $"<w:tbl><w:tr><w:tc>{DocxFixture.P("a", words)}</w:tc><w:tc>{DocxFixture.P("a", "x")}</w:tc></w:tr></w:tbl>";
        var question = DocxFixture.P("Standaard", "Hoe sliep u?");
        var read = PlainGuide.Parse(DocxFixture.ByHand(question + Table("Wat hielp?")), "x", new());
        Assert.Equal((null, 2, "Wat hielp? | x"), (read.Markdown, Assert.Single(read.Problems).Line, read.Problems[0].Excerpt));
        read = PlainGuide.Parse(DocxFixture.ByHand(Table("logo") + question), "x", new());
        Assert.Equal(("A table is left out.", Severity.Advice), (Assert.Single(read.Problems).What, read.Problems[0].Severity));
        Assert.NotNull(read.Markdown);
    }

    public static TheoryData<string, byte[], string> Hostile() => new()
    {
        { "a folder without a document", DocxFixture.Packed(("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>")), "no text in this document" },
        { "another packed file", DocxFixture.Packed(("a.txt", "words")), "not a Word document" },
        { "half a document", Plain[..(Plain.Length / 2)], "damaged" },
        { "an old document", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], "old form of Word" },
        { "a locked document", [0xD0, 0xCF, 0x11, 0xE0, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")], "password" },
        { "a PDF", [.. "%PDF-1.7 words"u8], "PDF" },
        { "fifty megabytes", [.. "PK"u8, .. new byte[50 * 1024 * 1024]], "larger than 16 MiB" },
        { "a document type of its own", DocxFixture.Packed(("[Content_Types].xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><Types>&a;</Types>")), "damaged" },
        { "an entity in its text", Text("<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>"), "damaged" },
        { "text that breaks off", Text("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p>"), "damaged" },
        { "very deep text", DocxFixture.ByHand(string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 20_000)) + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 20_000))), "nested deeper" },
        { "a bomb", Bomb(), "unpacks to far more" },
        { "a long text", DocxFixture.ByHand(string.Concat(Enumerable.Repeat(DocxFixture.P("a", "word"), 6_000))), "far too long" },
        { "an empty document", DocxFixture.ByHand(""), "No question was found" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_is_no_document_is_told_in_a_sentence(string name, byte[] content, string sentence)
    {
        var read = PlainGuide.Parse(content, name, new());
        Assert.Null(read.Markdown);
        Assert.Contains(sentence, Assert.Single(read.Problems).What, StringComparison.Ordinal);
        Assert.NotEmpty(read.Problems[0].Hint);
    }

    [Fact]
    public void A_document_with_any_byte_changed_is_read_or_refused() => Gen.Select(Gen.Int[0, Plain.Length - 1], Gen.Byte, Gen.Int[0, Plain.Length]).Sample((at, value, length) =>
    {
        byte[] damaged = [.. Plain];
        damaged[at] = value;
        Holds(PlainGuide.Parse(damaged, "x", new()));
        Holds(PlainGuide.Parse(Plain[..length], "x", new()));
    }, iter: 300);

    [Fact]
    public void A_document_with_any_mark_out_of_place_is_read_or_refused()
    {
        string[] scraps =
        [
            "<w:p>", "</w:p>", "<w:pPr>", "</w:pPr>", "<w:pStyle w:val=\"Kop1\"/>", "<w:pStyle/>", "<w:r>", "</w:r>", "<w:t>How?</w:t>", "<w:t>word</w:t>", "<w:numPr><w:ilvl w:val=\"x\"/><w:numId w:val=\"-1\"/></w:numPr>",
            "<w:outlineLvl w:val=\"99999999999\"/>", "<w:rPr><w:i w:val=\"maybe\"/></w:rPr>", "<w:tbl>", "</w:tbl>", "<w:tr><w:tc/></w:tr>", "<w:drawing/>", "<x/>", "<w:sdt/>", "text", "&#0;", "<w:br/>",
        ];
        Gen.Int[0, scraps.Length - 1].Select(which => scraps[which]).Array[0, 30].Select(string.Concat)
            .Sample(body => Holds(PlainGuide.Parse(DocxFixture.ByHand($"<w:p>{body}</w:p>" + DocxFixture.P("Kop1", "A") + $"<w:p>{body.Replace("</w:p>", "", StringComparison.Ordinal).Replace("<w:p>", "", StringComparison.Ordinal)}</w:p>", Localised), "x", new())), iter: 500);
    }

    private static TopicGuide Guide(byte[] content) => PlainGuideTests.Guide(content, "name", new());

    private static void Holds(PlainGuideReading read) => Assert.Equal(read.Markdown is null, read.Problems.Any(p => p.Severity == Severity.Error));

    private static byte[] Text(string xml)
    {
        using var bytes = new MemoryStream();
        bytes.Write(DocxFixture.ByHand(""));
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry("word/document.xml")!.Delete();
            using var part = archive.CreateEntry("word/document.xml").Open();
            part.Write(Encoding.UTF8.GetBytes(xml));
        }
        return bytes.ToArray();
    }

    private static byte[] Bomb()
    {
        using var bytes = new MemoryStream();
        bytes.Write(DocxFixture.ByHand(""));
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var part = archive.CreateEntry("word/more.xml", CompressionLevel.SmallestSize).Open();
            var block = new byte[1024 * 1024];
            for (var i = 0; i < 200; i++) part.Write(block);
        }
        return bytes.ToArray();
    }
}
