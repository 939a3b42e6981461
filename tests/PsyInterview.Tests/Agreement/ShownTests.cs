using System.Text;
using CsCheck;
using PsyInterview.Agreement;
using PsyInterview.Interchange;
using PsyInterview.Reports;
using Xunit;

namespace PsyInterview.Tests.AgreementOfCoders;

/// <summary>What people read: tables, the sentence for the paper, and whatever stands in a file.</summary>
public sealed class ShownTests
{
    private static readonly string[] Cells =
    [
        "a", "b", "A", "", "1", "2", "0", "-1", "0.5", "1e400", "NA", "=a", "|",
        "a|b", "segment", "coder", "codes", "Total", "\"", "é", "unit",
    ];

    [Fact]
    public void The_sentence_has_a_blank_for_what_is_not_known()
    {
        var found = CodingAgreement.Of([.. Enumerable.Range(1, 12).Select(i => $"S{i}")], Worked.Codes("S1 a; S2 a; S3 a b; S4 b"), Worked.Codes("S1 a; S2 a; S3 a b; S5 b"));
        Assert.Equal(
            "12 segments of ____ transcripts were coded twice before discussion; Cohen's kappa per code from 0.40 to 1.00 (2 codes); 2 differences were resolved by consensus (____).",
            AgreementSentence.Of(found));
        Assert.Equal(
            "12 segments of three transcripts were coded twice before discussion; Cohen's kappa per code from 0.40 to 1.00 (2 codes); 2 differences were resolved by consensus (4 March 2026).",
            AgreementSentence.Of(found, "three", "4 March 2026"));
    }

    [Fact]
    public void The_sentence_of_few_units_has_no_coefficient()
    {
        Assert.Equal(
            "1 segment of ____ transcripts was coded twice before discussion; the one difference was resolved by consensus (____).",
            AgreementSentence.Of(CodingAgreement.Of(["S1"], Worked.Codes("S1 a"), Worked.Codes("S1"))));
        Assert.Equal("No unit was coded twice.", AgreementSentence.Of(RatingsAgreement.Of(Worked.Rated([1, 0, 0], [0, 2, 0]))));
    }

    [Fact]
    public void A_kappa_of_nothing_is_not_written_with_a_minus() =>
        Assert.Contains("Cohen's kappa 0.00 (", AgreementSentence.Of(PairAgreement.Of(CountTable.Of(["yes", "no"], [[5000, 5000], [5001, 5000]]))), StringComparison.Ordinal);

    [Fact]
    public void A_table_of_many_categories_is_printed_by_category()
    {
        var pair = PairAgreement.Of(Worked.Table([.. Enumerable.Range(0, 13).Select(i => Enumerable.Range(0, 13).Select(j => i == j ? 2 : i == 0 ? 1 : 0).ToArray())]));
        var table = AgreementTables.Of(pair, "Ann", "Ben")[0];
        Assert.Equal(["category", "Ann", "Ben", "both"], table.Columns);
        Assert.Equal(["c0", "14", "2", "2"], table.Rows[0]);
        Assert.Equal(["c1", "2", "3", "2"], table.Rows[1]);
    }

    [Fact]
    public void Two_coders_who_gave_words_have_the_table_of_the_two_alone()
    {
        int[][] units = [.. Enumerable.Range(0, 12).Select(i => (int[])[1 + i % 2, 1 + i % 3 % 2])];
        Assert.Equal(["What the coders gave", "What coder 0 and coder 1 gave", "How far they agree"], Titles(Worked.Named(v => $"w{v}", units)));
        Assert.Equal(["What the coders gave", "How far the two coders agree", "What coder 0 and coder 1 gave", "How far they agree"], Titles(Worked.Rated(units)));

        static IEnumerable<string> Titles(Ratings ratings) => AgreementTables.Of(RatingsAgreement.Of(ratings)).Select(t => t.Title);
    }

    [Fact]
    public void Whatever_stands_in_a_file_ends_in_tables_or_in_problems() => Gen.Int[0, Cells.Length - 1].Array[1, 5].Array[1, 6].Sample(places =>
    {
        var csv = CsvFile.Parse(Encoding.UTF8.GetBytes(string.Join('\n', places.Select(row => string.Join(',', row.Select(i => Cells[i]))))), hasCorner: true);
        var (counts, ratings, segments) = (CountTableFile.Read(csv), RatingsFile.Read(csv), SegmentsFile.Read(csv));
        Assert.NotEqual(counts.Table is null, counts.Problems.All(p => p.Severity == Severity.Advice));
        Assert.NotEqual(ratings.Ratings is null, ratings.Problems.All(p => p.Severity == Severity.Advice));
        Assert.NotEqual(segments.Agreement is null, segments.Problems.All(p => p.Severity == Severity.Advice));
        List<Table> tables = [];
        if (counts.Table is { } table) tables.AddRange(AgreementTables.Of(PairAgreement.Of(table)));
        if (ratings.Ratings is { } rated) tables.AddRange(AgreementTables.Of(RatingsAgreement.Of(rated)));
        if (segments.Agreement is { } coded) tables.AddRange(AgreementTables.Of(coded, segments.First, segments.Second));
        Assert.All(tables, t => Assert.All(t.Rows, row => Assert.Equal(t.Columns.Count, row.Count)));
        Assert.DoesNotContain(tables.SelectMany(t => t.Rows).SelectMany(row => row), cell => cell is "NaN" or "Infinity" or "-Infinity");
    }, iter: 20_000);

    [Fact]
    public void Words_that_are_square_and_well_formed_are_read()
    {
        // So that the test above does not hold because nothing is ever read.
        Assert.NotNull(CountTableFile.Read(CsvFile.Parse("x,a,b\na,1,2\nb,0,1"u8)).Table);
        Assert.NotNull(RatingsFile.Read(CsvFile.Parse(",A,B\n1,1,2"u8, hasCorner: true)).Ratings);
        Assert.NotNull(SegmentsFile.Read(CsvFile.Parse("segment,coder,codes\nS,A,\nS,B,a|b"u8)).Agreement);
    }
}
