using CsCheck;
using PsyInterview.Reports;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Reports;

/// <summary>What holds of the reports whoever withdraws.</summary>
public sealed class LawTests
{
    [Fact]
    public void Whoever_is_erased_the_flow_counts_them_and_table_1_does_not() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[0, 2]).Array[1, 8].Sample(wishes =>
        {
            var log = FoundingStudy.Build();
            foreach (var (number, scope) in wishes) log.Has(new ParticipantWithdrew($"P{number}", Scopes.All[scope].Scope));
            var erased = wishes.Where(w => Scopes.All[w.Item2].Scope == Scopes.Erase).Select(w => w.Item1).Distinct().Count();
            Assert.Equal(Counts(FoundingStudy.Log.Of("flow")), Counts(log.Of("flow")));
            Assert.Equal($"{20 - erased}", log.Of("table1", columns: "patients").Rows[0][2]);
            var ages = log.Of("sampling", group: "patients").Rows.Where(r => r[0] == "Age (years)" && r[1] != "evenness");
            Assert.Equal(20 - erased, ages.Sum(r => int.Parse(r[2], System.Globalization.CultureInfo.InvariantCulture)));
        }, iter: 30);

    [Theory]
    [InlineData(0, "no", "No")]
    [InlineData(1, "one", "One")]
    [InlineData(10, "ten", "Ten")]
    [InlineData(11, "11", "Eleven")]
    [InlineData(17, "17", "Seventeen")]
    [InlineData(20, "20", "Twenty")]
    [InlineData(25, "25", "Twenty-five")]
    [InlineData(99, "99", "Ninety-nine")]
    [InlineData(100, "100", "100")]
    public void A_number_is_words_up_to_ten_and_where_a_sentence_begins(int n, string inside, string beginning) =>
        Assert.Equal((inside, beginning), (NumberWords.Inside(n), NumberWords.Beginning(n)));

    // Rows of people: a reason goes with its person.
    private static IEnumerable<string> Counts(Table flow) => flow.Rows
        .Where(r => r[2] is not ("withdrew" or "to come") && (r[3].Length == 0 || r[3].StartsWith("by:", StringComparison.Ordinal))).Select(r => string.Join('|', r));
}
