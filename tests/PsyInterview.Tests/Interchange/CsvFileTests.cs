using System.Text;
using CsCheck;
using PsyInterview.Interchange;
using Xunit;

namespace PsyInterview.Tests.Interchange;

public sealed class CsvFileTests
{
    [Theory]
    [InlineData("id,age\nP01,34\n")]
    [InlineData("\uFEFFid;age\r\nP01;34\r\n")]
    [InlineData("id\tage\nP01\t34")]
    [InlineData(" id , age \n\n P01 , \"34\"\n , \n")]
    [InlineData("\"id\",\"age\"\rP01,34\r")]
    public void Every_usual_spelling_gives_the_same_rows(string text)
    {
        var reading = Of(text);
        Assert.Empty(reading.Problems);
        Assert.Equal(["id", "age"], reading.Columns);
        var row = Assert.Single(reading.Rows);
        Assert.Equal(("P01", "34", "34", ""), (row["id"], row["age"], row["Age"], row["nothing"]));
    }

    [Fact]
    public void A_line_break_within_quotes_counts_as_a_line_of_the_file()
    {
        var rows = Of("id,words\n\nP01,\"one\ntwo \"\"three\"\"; four\"\nP02,5\" tall\n").Rows;
        Assert.Equal([3, 5], rows.Select(r => r.Line));
        Assert.Equal(["one\ntwo \"three\"; four", "5\" tall"], rows.Select(r => r["words"]));
    }

    [Theory]
    [InlineData("id,age\nP01,34\nP02\n", 3, "P02", "This row has 1 cell, the headings have 2.")]
    [InlineData("id,age\nP01,34,5\n", 2, "P01,34,5", "This row has 3 cells, the headings have 2.")]
    [InlineData("id,age,Id\nP01,34,5\n", 1, "id,age,Id", "The heading \"id\" stands there 2 times.")]
    [InlineData("id,,age\nP01,34,5\n", 1, "id,,age", "Column 2 has no heading.")]
    [InlineData("id,age\nP01,\"34\nP02,35\n", 2, "P01,\"34 P02,35 ", "A double quote opens a cell here and is never closed.")]
    [InlineData("id,age\nP01,\"34\"5\n", 2, "P01,\"34\"5", "Words follow a closing double quote.")]
    [InlineData("", 0, "", "The file is empty.")]
    [InlineData(" \r\n\n", 0, "", "The file is empty.")]
    [InlineData("id,age\nP01,3\0\n", 2, "", "The file is not text.")]
    public void What_does_not_fit_is_named_with_its_line(string text, int line, string excerpt, string what)
    {
        var problem = Assert.Single(Of(text).Problems);
        Assert.Equal((line, excerpt, what), (problem.Line, problem.Excerpt, problem.What));
        Assert.NotEqual("", problem.Hint);
    }

    [Fact]
    public void A_file_in_another_encoding_is_named_at_its_first_strange_byte()
    {
        var problem = Assert.Single(CsvFile.Parse([.. "id,word\nP01,x\nP02,caf"u8, 0xE9, (byte)'\n']).Problems);
        Assert.Equal((3, "The file is not UTF-8."), (problem.Line, problem.What));
    }

    [Fact]
    public void A_file_above_the_limit_is_refused() =>
        Assert.Contains("64 MiB", Assert.Single(CsvFile.Parse(new byte[CsvFile.Largest + 1]).Problems).What, StringComparison.Ordinal);

    [Fact]
    public void No_content_throws() => Gen.Byte.Select(b => b < 200 ? (byte)"a,\"\n;\r\t 1é"[b % 10] : b).Array[0, 60].Sample(bytes =>
    {
        var reading = CsvFile.Parse(bytes);
        Assert.All(reading.Rows, row => Assert.Equal(reading.Columns.Count, row.Cells.Count));
    });

    private static CsvReading Of(string text) => CsvFile.Parse(Encoding.UTF8.GetBytes(text));
}
