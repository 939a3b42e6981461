namespace PsyInterview.Tests;

public sealed class FirstTest
{
    [Xunit.Fact]
    public void The_house_stands() => Xunit.Assert.NotNull(typeof(FirstTest).Assembly);
}
